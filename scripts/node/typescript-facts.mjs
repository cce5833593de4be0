// Prints what the sources of the TypeScript package say of operations and channels: node typescript-facts.mjs SRC
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
const LOCATIONS = { path: "path", query: "query", headers: "header" };
const KEYWORDS = { [ts.SyntaxKind.StringKeyword]: "string", [ts.SyntaxKind.NumberKeyword]: "number" };

const parse = (path) => ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
const nameOf = (member) => (member.name.text !== undefined ? member.name.text : member.name.getText());
const members = (type) => (type && ts.isTypeLiteralNode(type) ? type.members : []);
const member = (type, name) => members(type).find((found) => nameOf(found) === name);

/** The names of the schemas that a type is made of: itself, the parts of a choice, the named part of a combination. */
function schemas(type) {
  if (ts.isParenthesizedTypeNode(type)) return schemas(type.type);
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(schemas);
  if (ts.isIntersectionTypeNode(type)) return type.types.filter((part) => !ts.isTypeLiteralNode(part)).flatMap(schemas);
  if (ts.isTypeReferenceNode(type)) return [type.typeName.getText()];
  if (KEYWORDS[type.kind]) return [KEYWORDS[type.kind]];
  return ["without content"];
}

function aliases(source) {
  const found = new Map();
  for (const statement of source.statements)
    if (ts.isTypeAliasDeclaration(statement)) found.set(statement.name.text, statement.type);
  return found;
}

/** The object literal of a call `(options.client ?? client).get<...>({...})` within an arrow function. */
function request(initializer) {
  const { body } = initializer;
  if (!ts.isCallExpression(body) || !ts.isPropertyAccessExpression(body.expression)) return undefined;
  // A stream of events is read with the method of the same name below `sse`.
  const method = body.expression.name.text;
  if (!METHODS.has(method)) return undefined;
  const literal = body.arguments[0];
  const property = (holder, name) =>
    holder?.properties.find((entry) => ts.isPropertyAssignment(entry) && nameOf(entry) === name)?.initializer;
  return {
    method,
    path: property(literal, "url").text,
    secured: property(literal, "security") !== undefined,
    mediaType: property(property(literal, "headers"), "Content-Type")?.text ?? null,
  };
}

function parameters(data) {
  return Object.entries(LOCATIONS).flatMap(([group, location]) =>
    members(member(data, group)?.type).map((found) => ({
      location,
      name: nameOf(found),
      required: found.questionToken === undefined,
    })),
  );
}

function responses(types, pascal) {
  return ["Responses", "Errors"].flatMap((kind) =>
    members(types.get(`${pascal}${kind}`)).map((found) => ({ status: nameOf(found), schemas: schemas(found.type) })),
  );
}

function operations(directory) {
  const types = aliases(parse(join(directory, "types.gen.ts")));
  const found = [];
  for (const statement of parse(join(directory, "sdk.gen.ts")).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const told = request(initializer);
      if (told === undefined) continue;
      const pascal = name.text[0].toUpperCase() + name.text.slice(1);
      const data = types.get(`${pascal}Data`);
      const body = member(data, "body");
      found.push({
        ...told,
        name: name.text,
        path: member(data, "url").type.literal.text === told.path ? told.path : `${told.path} (its type differs)`,
        parameters: parameters(data),
        body: body === undefined || body.type.kind === ts.SyntaxKind.NeverKeyword ? [] : schemas(body.type),
        responses: responses(types, pascal),
      });
    }
  }
  return found;
}

function channel(file) {
  const told = {};
  for (const statement of parse(file).statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      const sender = { ClientMessages: "client", ServerMessages: "server" }[statement.name.text];
      if (sender)
        told[sender] = Object.fromEntries(statement.members.map((entry) => [nameOf(entry), entry.type.getText()]));
    }
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations) {
        const key = { ADDRESS: "address", SUBPROTOCOL: "subprotocol", MAX_MESSAGE_BYTES: "largestMessage" }[name.text];
        if (key) told[key] = initializer.text;
      }
  }
  return told;
}

const [, , sources] = process.argv;
const services = {};
const channels = {};
for (const entry of readdirSync(sources, { withFileTypes: true })) {
  const directory = join(sources, entry.name);
  if (existsSync(join(directory, "sdk.gen.ts"))) services[entry.name] = operations(directory);
  if (existsSync(join(directory, "messages.ts"))) channels[entry.name] = channel(join(directory, "messages.ts"));
}
console.log(JSON.stringify({ services, channels }));
