"""The conventions as rules. Each rule is a small function; `check` runs them all."""

from scripts.generate.diagnostics import Diagnostic, GenerationFailed
from scripts.generate.documents import Workspace
from scripts.generate.lint import (
    aws_import,
    aws_sockets,
    channel_answers,
    channel_constructs,
    channel_conversations,
    channel_messages,
    channel_policy,
    constructs,
    content,
    names,
    operations,
    policy,
    problems,
    requests,
    schema_constructs,
    schema_values,
    states,
)
from scripts.generate.lint.rule import Rule
from scripts.generate.lint.survey import Survey

# The first group says what a document may hold at all; the others take that for granted.
SHAPE: list[Rule] = [*constructs.RULES.all, *schema_constructs.RULES.all, *aws_import.SHAPE.all]
CONVENTIONS: list[Rule] = [
    *operations.RULES.all,
    *names.RULES.all,
    *schema_values.RULES.all,
    *states.RULES.all,
    *problems.RULES.all,
    *requests.RULES.all,
    *content.RULES.all,
    *policy.RULES.all,
    *aws_import.RULES.all,
]
# The same for channels.
CHANNEL_SHAPE: list[Rule] = [*channel_constructs.RULES.all, *channel_conversations.SHAPE.all]
CHANNEL_CONVENTIONS: list[Rule] = [
    *channel_messages.RULES.all,
    *channel_conversations.RULES.all,
    *channel_policy.RULES.all,
    *channel_answers.RULES.all,
    *aws_sockets.RULES.all,
]


def check(workspace: Workspace) -> None:
    """Run every rule over the documents; raises GenerationFailed for what they find."""
    survey = Survey(workspace)
    for rules in ((*CHANNEL_SHAPE, *SHAPE), (*CONVENTIONS, *CHANNEL_CONVENTIONS)):
        diagnostics: list[Diagnostic] = [diagnostic for rule in rules for diagnostic in rule.check(survey)]
        if diagnostics:
            raise GenerationFailed(diagnostics)
