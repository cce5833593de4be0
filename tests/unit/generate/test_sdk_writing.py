"""The TypeScript that operations are made of: signatures, documentation, examples, imports."""

from dataclasses import replace

from scripts.generate import operation_traits
from scripts.generate.contract import Header, ListOf, Named, Operation, Response, Scalar
from scripts.generate.emitters import sdk_docs, sdk_imports, sdk_signatures, sdk_types
from scripts.generate.emitters.sdk_examples import Examples
from scripts.generate.emitters.sdk_names import groups
from tests.unit.generate.sdk_bicycles import (
    BODY,
    ETAG,
    ID,
    IF_MATCH,
    KEY,
    NUMBER,
    OK,
    SCHEMAS,
    SOLD,
    TEXT,
    UNCHANGED,
    contract,
    contracts,
    named,
    operation,
    parameter,
)

COLOURS = ListOf(items=Scalar(kind="string", enum=("red", "blue")))


def written(found: Operation) -> list[str]:
    return [
        f"({', '.join(map(str, signature.arguments))}): {signature.result}"
        for signature in sdk_signatures.signatures(named(found))
    ]


def test_path_body_query_and_options_follow_each_other() -> None:
    found = operation("getBicycle", ID, KEY, parameter("colour"), body=BODY)
    arguments = "bicycleId: BicycleId, body: BicyclePatch, query?: GetBicycleQuery, options?: ActionOptions"
    assert written(found) == [f"({arguments}): Call<Bicycle, GetBicycleProblem, GetBicycleHeaders>"]


def test_what_comes_before_something_that_must_be_there_must_be_there_too() -> None:
    found = operation(
        "getBicycle", parameter("colour", required=True), body=replace(BODY, required=False), path="/v1/x"
    )
    [line] = written(found)
    assert line.startswith("(body: BicyclePatch | undefined, query: GetBicycleQuery, options?: CallOptions)")


def test_a_change_takes_the_object_that_was_read_or_an_id_with_its_version() -> None:
    found = operation("getBicycle", ID, IF_MATCH, body=BODY, versioned_by=("Bicycle", "Repair"))
    by_object, by_id = written(found)
    assert by_object.startswith("(bicycle: Bicycle | Repair, body: BicyclePatch, options?: GetBicycleOptions)")
    assert by_id.startswith(
        "(bicycle: BicycleId, body: BicyclePatch, options: GetBicycleOptions & { readonly ifMatch: string })"
    )
    assert sdk_signatures.given(named(found)) == "{ path: [bicycle], body }"


def test_a_change_of_what_nobody_reads_takes_its_version_alone() -> None:
    [line] = written(operation("getBicycle", ID, IF_MATCH))
    assert line.startswith("(bicycleId: BicycleId, options: GetBicycleOptions & { readonly ifMatch: string })")


def test_what_was_read_before_is_an_option_where_it_may_still_hold() -> None:
    condition = replace(IF_MATCH, name="If-None-Match", required=False)
    by_object, by_version = written(operation("getBicycle", ID, condition, responses=(OK, UNCHANGED)))
    assert "options?: GetBicycleOptions): Call<Bicycle, " in by_object
    assert 'options: Omit<GetBicycleOptions, "ifNoneMatch"> & { readonly ifNoneMatch: string })' in by_version
    assert ": Call<Bicycle | undefined, " in by_version


def test_lists_and_streams_have_calls_of_their_own() -> None:
    stream = replace(OK, media_type="text/event-stream")
    assert written(operation(paged=True)) == [
        "(options?: CallOptions): ListCall<Bicycle, GetBicycleProblem, GetBicycleHeaders>"
    ]
    assert written(operation(responses=(stream,))) == [
        "(options?: StreamOptions): EventStream<Bicycle, GetBicycleProblem>"
    ]


def test_texts_and_answers_without_content_have_types_of_their_own() -> None:
    text = replace(OK, schema=None, media_type="text/plain")
    nothing = replace(OK, schema=None, media_type=None, status=204)
    assert sdk_types.data(operation(responses=(text,))) == "string"
    assert sdk_types.data(operation(responses=(nothing,))) == "void"
    assert sdk_types.data(operation(responses=(OK, nothing))) == "Bicycle | void"


def test_other_headers_are_options() -> None:
    required = replace(KEY, name="X-Shop-Number", type=NUMBER)
    found = operation("getBicycle", required)
    assert [option.option for option in sdk_signatures.own_options(found)] == ["xShopNumber"]
    assert written(found)[0].startswith("(options: GetBicycleOptions)")


def test_types_are_those_of_the_contract() -> None:
    assert sdk_types.written(COLOURS) == 'readonly ("red" | "blue")[]'
    assert sdk_types.written(ListOf(items=Named(name="Colour", kind="string"))) == "readonly Colour[]"
    assert sdk_types.written(NUMBER) == "number"
    assert sdk_types.written(Scalar(kind="boolean")) == "boolean"


def test_a_header_that_some_answers_lack_may_be_absent() -> None:
    count = Header(name="X-Count", type=NUMBER, required=True, description="")
    found = operation(responses=(replace(OK, headers=(ETAG, count)), replace(OK, status=202)))
    assert [header.name for header in sdk_types.answer_headers(found)] == ["ETag", "X-Count"]
    assert sdk_types.is_always_there(ETAG, found)
    assert not sdk_types.is_always_there(count, found)
    assert sdk_types.numeric_headers(found) == ["X-Count"]


def test_an_operation_tells_what_it_does_takes_and_may_be_refused_with() -> None:
    found = named(operation("getBicycle", ID, KEY, body=BODY, deprecated=True))
    [signature] = sdk_signatures.signatures(found)
    assert sdk_docs.of_operation(found, signature, example="await x();", schemas=SCHEMAS).splitlines() == [
        "Get a bicycle.",
        "",
        "Red ones only.",
        "",
        "The same key is sent with every attempt of a call, so that it acts once.",
        "",
        "@deprecated It will be removed with a later version of the interface.",
        "@param bicycleId Which bicycle.",
        "@param body What to change.",
        "@param options Signal, time-out, retries, headers.",
        "@throws {ProblemError} With one of these problems:",
        "- `sold_out` (409): All are sold.",
        "@example",
        "```ts",
        "\tawait x();",
        "```",
    ]


def test_comments_are_filled_and_do_not_end_before_their_time() -> None:
    assert sdk_docs.block("Short.", "  ") == "/** Short. */"
    assert sdk_docs.block("One */ two.\n\n\tcode();", " ") == "/**\n  * One *\\/ two.\n  *\n  * code();\n  */"
    long = sdk_docs.block("- " + "word " * 40)
    assert all(len(line) <= sdk_docs.WIDTH for line in long.splitlines())
    assert long.splitlines()[2].startswith(" *   word")


def examples(*operations: Operation) -> dict[str, str]:
    found = groups(contracts(contract(*operations)))
    made = Examples(found)
    return {
        each.function: made.of_method(each, sdk_signatures.signatures(each)[0])
        for group in found
        for each in group.operations
    }


def test_examples_are_those_of_the_contract() -> None:
    found = operation("priceBicycle", ID, parameter("days", required=True, type=NUMBER, example=3), body=BODY)
    assert examples(found) == {
        "priceBicycle": 'const bicycle = await mobility.bicycles.price("bic_1", { gears: 7 }, { days: 3 });'
    }


def test_the_example_of_a_change_reads_first() -> None:
    change = operation("paintBicycle", ID, IF_MATCH, body=BODY, method="POST", versioned_by=("Bicycle",))
    assert examples(operation("getBicycle", ID), change)["paintBicycle"].splitlines() == [
        'const bicycle = await mobility.bicycles.get("bic_1");',
        "const changed = await mobility.bicycles.paint(bicycle, { gears: 7 });",
    ]
    [group] = groups(contracts(contract(change)))
    [paint] = group.operations
    by_object, by_id = sdk_signatures.signatures(paint)
    assert by_object.note != by_id.note
    assert Examples([group]).of_function(paint, by_id) == (
        'const bicycle = await paintBicycle(client, "bic_1", { gears: 7 }, { ifMatch: \'"1"\' });'
    )
    assert examples(change)["paintBicycle"] == (
        'const bicycle = await mobility.bicycles.paint("bic_1", { gears: 7 }, { ifMatch: \'"1"\' });'
    )


def test_examples_go_through_lists_and_need_no_result() -> None:
    deletion = replace(OK, status=204, schema=None, media_type=None)
    found = examples(operation("listBicycles", paged=True), operation("dropBicycle", ID, responses=(deletion,)))
    assert found["listBicycles"].startswith("for await (const item of mobility.bicycles.list()) {")
    assert found["dropBicycle"] == 'await mobility.bicycles.drop("bic_1");'


def test_large_examples_are_written_over_several_lines() -> None:
    body = replace(BODY, example={"a-b": "x" * 40, "list": [{"deep": "y" * 40}], "none": None})
    assert examples(operation("sendBicycle", body=body))["sendBicycle"].splitlines() == [
        "const bicycle = await mobility.bicycles.send({",
        f'  "a-b": "{"x" * 40}",',
        "  list: [",
        "    {",
        f'      deep: "{"y" * 40}",',
        "    },",
        "  ],",
        "  none: null,",
        "});",
    ]


def test_many_arguments_are_written_over_several_lines() -> None:
    found = operation(
        "sendBicycle", replace(ID, example="bic_" + "1" * 50), body=replace(BODY, example={"to": "x" * 20})
    )
    assert examples(found)["sendBicycle"].splitlines() == [
        "const bicycle = await mobility.bicycles.send(",
        f'  "bic_{"1" * 50}",',
        f'  {{ to: "{"x" * 20}" }},',
        ");",
    ]


def test_imports_are_sorted_and_filled() -> None:
    assert list(sdk_imports.types([], "./none.js")) == []
    assert list(sdk_imports.values({"type Call", "call"}, "./call.js")) == [
        'import { call, type Call } from "./call.js";'
    ]
    [line] = sdk_imports.types([f"Schema{number:02}" for number in range(20)], "./types.js")
    assert line.splitlines()[:2] == ["import type {", "  Schema00,"]


def test_a_list_in_pages_is_one_that_takes_a_cursor_and_gives_the_next() -> None:
    page = replace(OK, schema="BicyclePage")
    cursor = parameter("cursor", type=TEXT)
    found = operation_traits.with_traits(
        [operation("one", cursor, responses=(page,)), operation("two", responses=(page,)), operation("three", cursor)],
        schemas=SCHEMAS,
    )
    assert [each.paged for each in found] == [True, False, False]


def test_the_version_is_that_of_what_is_read_about_the_same_resource() -> None:
    saddle = Response(status=200, description="", schema="Saddle", media_type="application/json", headers=(ETAG,))
    found = operation_traits.with_traits(
        [
            operation("getBicycle", ID),
            operation("getSaddle", ID, path="/v1/bicycles/{bicycle_id}/saddle", responses=(saddle,)),
            operation("getShop", path="/v1/shop"),
            operation("paintBicycle", ID, IF_MATCH, path="/v1/bicycles/{bicycle_id}/paint"),
            operation("changeSaddle", path="/v1/saddle", responses=(saddle,)),
            operation("moveSaddle", IF_MATCH, path="/v1/saddle/move", method="POST", responses=(saddle,)),
        ],
        schemas=SCHEMAS,
    )
    # A saddle does not tell of which bicycle it is.
    assert [each.versioned_by for each in found] == [(), (), (), ("Bicycle",), (), ("Saddle",)]


def test_problems_have_the_types_that_they_are_told_apart_by() -> None:
    assert (
        sdk_signatures.result_type(named(operation(problems=(SOLD,))), "Bicycle").split(", ")[1] == "GetBicycleProblem"
    )
