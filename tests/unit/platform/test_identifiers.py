from uuid import UUID

import pytest

from impl.platform.identifiers import InvalidIdentifier, decode, encode, new_uuid7

# The example of the TypeID specification (github.com/jetify-com/typeid, spec/valid.json).
SPECIFIED = "prefix_01h455vb4pex5vsknk084sn02q"
SPECIFIED_UUID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")


def test_uuids_rise_and_say_their_version() -> None:
    made = [new_uuid7() for _ in range(10_000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {value.version for value in made} == {7}
    assert {value.variant for value in made} == {"specified in RFC 4122"}


def test_identifiers_are_written_as_typeid_specifies() -> None:
    assert encode("prefix", value=SPECIFIED_UUID) == SPECIFIED
    assert decode("prefix", text=SPECIFIED) == SPECIFIED_UUID


def test_text_order_is_time_order() -> None:
    texts = [encode("res", value=new_uuid7()) for _ in range(100)]

    assert texts == sorted(texts)


@pytest.mark.parametrize("value", [UUID(int=0), UUID(int=2**128 - 1), UUID(int=1 << 127)])
def test_every_uuid_survives_the_round_trip(value: UUID) -> None:
    assert decode("res", text=encode("res", value=value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "res",
        "res_",
        "veh_01h455vb4pex5vsknk084sn02q",
        "res01h455vb4pex5vsknk084sn02q",
        "res_01h455vb4pex5vsknk084sn02",
        "res_01h455vb4pex5vsknk084sn02qq",
        "res_01H455VB4PEX5VSKNK084SN02Q",
        "res_01h455vb4pex5vsknk084sn02i",
        "res_01h455vb4pex5vsknk084sn0_q",
        "res_01h455vb4pex5vsknk084sn02q\n",
        " res_01h455vb4pex5vsknk084sn02q",
        "res_81h455vb4pex5vsknk084sn02q",
        "res_٠1h455vb4pex5vsknk084sn02q",
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(InvalidIdentifier):
        decode("res", text=text)
