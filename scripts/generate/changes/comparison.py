"""Two versions of one document, compared as a whole."""

from scripts.generate.changes.change import Change
from scripts.generate.changes.channels import compare_channels
from scripts.generate.changes.notes import compare_schemas
from scripts.generate.changes.operations import compare_contracts
from scripts.generate.changes.states import compare_state_machines
from scripts.generate.changes.versions import Level
from scripts.generate.contract import ContractSet


def changes(old: ContractSet, new: ContractSet) -> tuple[Change, ...]:
    """Say what changed between two versions of a document; each set holds that document alone.

    Examples, links and extensions that say nothing about the interface do not count.
    """
    notes = compare_schemas(old=old.schemas, new=new.schemas)
    for contract, counterpart in zip(old.contracts, new.contracts, strict=True):
        compare_contracts(contract, counterpart, notes)
    for channel, counterpart_channel in zip(old.channels, new.channels, strict=True):
        compare_channels(channel, counterpart_channel, notes)
    compare_state_machines(old.state_machines, new.state_machines, notes)
    return tuple(notes.changes())


def level_of(found: tuple[Change, ...]) -> Level:
    """Give how far changes raise the version together."""
    return max((change.level for change in found), default=Level.NONE)
