import pytest

from impl.platform.etags import PreconditionFailed, etag_of, require_match


def test_an_etag_is_strong() -> None:
    assert etag_of(7) == '"7"'


@pytest.mark.parametrize("if_match", ['"7"', ' "7" ', "*", '"6", "7"', '"7","8"', 'W/"7", "7"', '"a,b", "7"'])
def test_the_current_version_matches(if_match: str) -> None:
    require_match(if_match, version=7)


@pytest.mark.parametrize("if_match", ['"6"', 'W/"7"', "7", '"7', "", '"6" "7"', '"77"', '"6,7"', '*, "7"', '"\\"7"'])
def test_anything_else_fails(if_match: str) -> None:
    with pytest.raises(PreconditionFailed):
        require_match(if_match, version=7)
