"""Mapping templates: what they make of a request, and what is refused when they are read."""

import json

import pytest

from gateway.local.velocity import Input, Parameters, TemplateFailure, read_template


def render(source: str, body: str = "", *, context: dict[str, object] | None = None) -> str:
    given = Input(
        body=body, parameters=Parameters(path={"id": "7"}, querystring={"size": "9"}, header={"X-Place": "here"})
    )
    variables = {"requestId": "req-1", "authorizer": {"principalId": "ada"}} if context is None else context
    return read_template(source).render(context=variables, given=given, stage_variables={"key": "k1"})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain text, $5 and # and 100%", "plain text, $5 and # and 100%"),
        ("$context.requestId", "req-1"),
        ("${context.requestId}!", "req-1!"),
        ("$!context.authorizer.principalId", "ada"),
        ("$context.authorizer.absent.too", ""),
        ("$stageVariables.key", "k1"),
        ("$input.params('id')$input.params('size')$input.params('x-place')", "79here"),
        ('$input.params().header.get("X-Place")', "here"),
        ("#set($a = 'one')#set($b = \"$a, two\")$b", "one, two"),
        ("#set($a = 'it''s')$a", "it's"),
        ("#if($input.params('id') == '7')yes#{else}no#end", "yes"),
        ("#if($context.absent)yes#elseif(!$context.absent && 2 > 1)else#{end}", "else"),
        ("#if('a' == 'b' || 'a' != 'a')yes#else\nno#end", "no"),
        ("#foreach($item in ['a', 'b'])<$item>#end", "<a><b>"),
        ("#set($a = [1, 2])#set($b = 'a,b')#if($a.contains(2) && $b.split(',').size() == 2)yes#end", "yes"),
        ("a## a comment\nb#* another\n one *#c", "abc"),
        ("\\$context.requestId", "$context.requestId"),
        ("#set($a = 1 + 2)$a", "3"),
        ("$util.urlEncode('a b&c')", "a+b%26c"),
        ("$util.base64Decode($util.base64Encode('ä'))", "ä"),
        ("$util.parseJson('{\"a\": [true]}').a[0]", "true"),
    ],
)
def test_a_template_renders(source: str, expected: str) -> None:
    assert render(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "#parse('file')",
        "#macro(x)#end",
        "#if($context.a)never ended",
        "#end",
        "$context.requestId.getClass()",
        "#set($a = {'a': 1})",
        "#set($a = 'never ended)",
        "#set($a = 7 * 2)",
        "#set($context.authorizer.get('a') = 1)",
        '"#if(1 > 2)"$x.y(',
    ],
)
def test_what_is_not_known_is_refused_when_it_is_read(source: str) -> None:
    with pytest.raises(TemplateFailure):
        read_template(source)


def test_a_refusal_names_the_place() -> None:
    with pytest.raises(TemplateFailure, match=r"line 2, at .#parse"):
        read_template("{\n  #parse('x')\n}")


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("$nothing", ""),
        ("$input.absent", ""),
        ("$input.json('$.a[*]')", "{}"),
        ("$input.json('$')", "not JSON"),
        ("$input.path('$.a')", '{"a": {"b": 1}}'),
        ("#set($context.requestId = 'x')", ""),
        ("#if('a' < 1)x#end", ""),
        ("$context.requestId.substring('a')", ""),
        ("$util.params('x')", ""),
    ],
)
def test_what_is_not_there_fails_when_it_is_rendered(source: str, body: str) -> None:
    with pytest.raises(TemplateFailure):
        render(source, body)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("$", '{"a":{"b-c":[1,"ä"]}}'), ("$.a['b-c'][1]", '"ä"'), ("$.a.b-c[7]", "null"), ("$.x.y", "null")],
)
def test_input_json_selects_a_part_as_json(path: str, expected: str) -> None:
    assert render(f'$input.json("{path}")', '{"a": {"b-c": [1, "ä"]}}') == expected


@pytest.mark.parametrize(
    "text", ["it's", 'a "quoted" word', "back\\slash", "line\nbreak\ttab", "ä € 😀 \x7f\x01", "</script>"]
)
def test_escaped_texts_are_strings_of_json_once_the_quotes_are_put_back(text: str) -> None:
    template = '{"body": "$util.escapeJavaScript($input.body).replaceAll("\\\\\'","\'")"}'
    assert json.loads(render(template, text)) == {"body": text}


def test_escapes_are_those_of_java() -> None:
    assert render("$util.escapeJavaScript($input.body)", "'/é😀") == "\\'\\/\\u00E9\\uD83D\\uDE00"


def test_overrides_of_the_answer_are_left_in_the_context() -> None:
    context: dict[str, object] = {}
    text = render(
        "#set($context.responseOverride.status = 418)\n"
        "#set($context.responseOverride.header['X-Tea'] = 'pot')\n"
        "#set($context.responseOverride.header.X-Milk = 'no')\n",
        context=context,
    )
    assert text == ""
    assert context == {"responseOverride": {"status": 418, "header": {"X-Tea": "pot", "X-Milk": "no"}}}
