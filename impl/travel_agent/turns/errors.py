"""Why a turn cannot begin, as facts."""


class UnknownChoice(Exception):
    """No open question of the conversation offers the choice, and no plan of the customer has such an option."""


class UnknownMessage(Exception):
    """The conversation has no such answer of the agent, or none that could be given again."""


class TurnLost(Exception):
    """Another process has ended the turn: what this one did for it does not count."""
