// Prints what the sources of the TypeScript package say of operations and channels: node typescript-facts.mjs SRC
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const NAMES = { [ts.SyntaxKind.StringKeyword]: "string", [ts.SyntaxKind.VoidKeyword]: "without content" };

const parse = (path) => ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
const nameOf = (member) => (member.name.text !== undefined ? member.name.text : member.name.getText());
const statements = (source, is) => source.statements.filter(is);
const byName = (nodes) => new Map(nodes.map((node) => [node.name.text, node]));
const parameter = (declaration, name) => declaration.parameters.find((found) => nameOf(found) === name);

/** The value of a literal that the package writes; identifiers are given by their names. */
function valueOf(node) {
  if (ts.isObjectLiteralExpression(node))
    return Object.fromEntries(node.properties.map((found) => [nameOf(found), valueOf(found.initializer)]));
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(valueOf);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  return node.text;
}

/** The names of what a type is made of: itself, or the parts of a choice. */
function namesOf(type) {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(namesOf);
  return [NAMES[type.kind] ?? (ts.isTypeReferenceNode(type) ? type.typeName.getText() : type.getText())];
}

/** The constants of a problem's type, such as its status. */
function constantsOf(type) {
  if (!ts.isIntersectionTypeNode(type)) return {};
  return Object.fromEntries(
    type.types
      .filter(ts.isTypeLiteralNode)
      .flatMap(({ members }) => members)
      .filter(({ type: member }) => member && ts.isLiteralTypeNode(member))
      .map((member) => [nameOf(member), member.type.literal.text]),
  );
}

/** Names that both tellers have, and with a remark those that only one has. */
function agreed(inType, inDescriptor) {
  return [
    ...inType.map((name) => (inDescriptor.includes(name) ? name : `${name} (in its type alone)`)),
    ...inDescriptor.filter((name) => !inType.includes(name)).map((name) => `${name} (in its descriptor alone)`),
  ];
}

class Problems {
  #types;
  #unions;
  #uris;

  constructor(directory) {
    this.#types = byName(statements(parse(join(directory, "types.ts")), ts.isTypeAliasDeclaration));
    this.#unions = byName(statements(parse(join(directory, "problems.ts")), ts.isTypeAliasDeclaration));
    const constants = statements(parse(join(directory, "problem-types.ts")), ts.isVariableStatement);
    const declared = constants.flatMap(({ declarationList }) => declarationList.declarations);
    this.#uris = new Map(declared.map(({ name, initializer }) => [name.text, initializer.text]));
  }

  /** Statuses and schemas, as the type of an operation's problems and its descriptor tell them. */
  told(unionName, constants) {
    const inType = namesOf(this.#unions.get(unionName).type).filter((name) => name !== "never");
    const uris = new Map(inType.map((name) => [this.#constants(name).type, name]));
    const inDescriptor = constants.map((constant) => uris.get(this.#uris.get(constant)) ?? constant);
    return agreed(inType, inDescriptor).map((schema) => {
      const { status = "000" } = this.#constants(schema.split(" ")[0]);
      return { status, schemas: [schema] };
    });
  }

  #constants(name) {
    const found = this.#types.get(name);
    return found === undefined ? {} : constantsOf(found.type);
  }
}

/** What a call gives, by status: where several statuses have schemas, the type is that of any of them. */
function successes(answers, inType) {
  const nameOfAnswer = ({ mediaType, schema }) => schema ?? (mediaType ? "string" : "without content");
  const contents = answers.filter(({ status }) => status < 300);
  const told = agreed(inType, contents.map(nameOfAnswer));
  return [
    ...contents.map((answer) => ({
      status: String(answer.status),
      schemas: told.filter((name) => contents.length === 1 || name === nameOfAnswer(answer)),
    })),
    ...answers
      .filter(({ status }) => status >= 300)
      .map((answer) => ({ status: String(answer.status), schemas: [nameOfAnswer(answer)] })),
  ];
}

function parameters({ path, headers = {} }, query, interfaces) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ location: "path", name, required: true }));
  const asked = query && interfaces.get(namesOf(query.type)[0]);
  const inQuery = (asked?.members ?? []).map((found) => ({
    location: "query",
    name: nameOf(found),
    required: found.questionToken === undefined,
  }));
  const inHeaders = Object.values(headers).map(({ name, required = false }) => ({ location: "header", name, required }));
  return [...inPath, ...inQuery, ...inHeaders];
}

function operations(source, grouped, problems) {
  const interfaces = byName(statements(source, ts.isInterfaceDeclaration));
  const variables = statements(source, ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations);
  const descriptors = new Map(variables.map(({ name, initializer }) => [name.text, valueOf(initializer)]));
  const functions = statements(source, ts.isFunctionDeclaration);
  return functions
    .filter(({ body }) => body !== undefined)
    .map((written) => {
      const name = written.name.text;
      const { arguments: given } = written.body.statements[0].expression;
      const descriptor = descriptors.get(given[1].text);
      const shown = functions.find((found) => found.name.text === name);
      const [data, union] = shown.type.typeArguments;
      const body = parameter(shown, "body");
      const { body: sent } = descriptor;
      return {
        name: grouped.has(name) ? name : `${name} (in no group)`,
        method: descriptor.method.toLowerCase(),
        path: descriptor.path,
        secured: descriptor.public !== true,
        mediaType: sent?.mediaType ?? null,
        body: agreed(body === undefined ? [] : namesOf(body.type).filter((type) => type !== "undefined"), sent === undefined ? [] : [sent.schema]),
        parameters: parameters(descriptor, parameter(shown, "query"), interfaces),
        responses: [
          ...successes(descriptor.answers, namesOf(data)),
          ...problems.told(namesOf(union)[0], descriptor.problems),
        ],
      };
    });
}

/** The functions that methods of groups call. */
function groupedFunctions(directory) {
  const found = new Set();
  for (const file of readdirSync(join(directory, "groups")))
    for (const group of statements(parse(join(directory, "groups", file)), ts.isClassDeclaration))
      for (const method of group.members)
        if (ts.isMethodDeclaration(method) && method.body) found.add(method.body.statements[0].expression.expression.text);
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

/** The methods of a channel's client that answer a message: `name(message: ServerMessages["to"]) { this.other({...}) }`. */
function answers(file) {
  const methods = statements(parse(file), ts.isClassDeclaration).flatMap((found) => found.members.filter(ts.isMethodDeclaration));
  const callOf = (method) => method.body.statements[0].expression;
  const sent = new Map(methods.map((method) => [nameOf(method), callOf(method).arguments[0]?.text]));
  return methods.flatMap((method) => {
    const type = method.parameters[0]?.type;
    if (type === undefined || !ts.isIndexedAccessTypeNode(type) || type.objectType.getText() !== "ServerMessages") return [];
    const { expression, arguments: [said] } = callOf(method);
    const members = said.properties
      .filter(ts.isPropertyAssignment)
      .map((member) => [nameOf(member), member.initializer.getText().replace(/^message\./, "")]);
    const told = { name: nameOf(method), to: type.indexType.literal.text, sent: sent.get(expression.name.text) };
    return [{ ...told, members: Object.fromEntries(members) }];
  });
}

const [, , sources] = process.argv;
const grouped = groupedFunctions(sources);
const problems = new Problems(sources);
const channels = {};
for (const entry of readdirSync(sources, { withFileTypes: true })) {
  const messages = join(sources, entry.name, "messages.ts");
  if (existsSync(messages))
    channels[entry.name] = { ...channel(messages), answers: answers(join(sources, entry.name, "index.ts")) };
}
const found = readdirSync(join(sources, "operations"))
  .filter((file) => file !== "index.ts")
  .flatMap((file) => operations(parse(join(sources, "operations", file)), grouped, problems));
console.log(JSON.stringify({ operations: found, channels }));
