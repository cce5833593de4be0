import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswerTexts } from "@mobilitycorp/sdk/chat";
import { conversation, event, TURN } from "./stand_in.mjs";

const ONE = "msg_01m7q5dc00gee6t4p7q3e2k9x2";
const OTHER = "msg_01m7q5dc00gee6t4p7q3e2k9x3";
const piece = (index, text, message_id = ONE) => ({ type: "message.delta", turn_id: TURN, message_id, index, text });
const completed = (text, message_id = ONE) => ({ type: "message.completed", turn_id: TURN, message_id, text });
const retracted = (message_id = ONE) => ({ type: "message.retracted", turn_id: TURN, message_id, reason: "interrupted" });

/** What a series of messages makes of the answers, change by change. */
function changes(...messages) {
  const texts = new AnswerTexts();
  return messages.map((message) => texts.take(message)).map((answer) => answer && [answer.state, answer.text, answer.hasGap]);
}

test("pieces make a text, and the completed one replaces it", () => {
  assert.deepEqual(changes(piece(0, "By"), piece(1, " bike"), completed("By bike, 12 min")), [
    ["streaming", "By", false],
    ["streaming", "By bike", false],
    ["completed", "By bike, 12 min", false],
  ]);
});

test("an answer that is taken back has no text", () => {
  assert.deepEqual(changes(piece(0, "It is booked"), retracted()), [
    ["streaming", "It is booked", false],
    ["retracted", "", false],
  ]);
});

test("answers are told apart, and say which they are", () => {
  const texts = new AnswerTexts();
  texts.take(piece(0, "one"));
  assert.deepEqual(texts.take(piece(0, "other", OTHER)), {
    ...{ messageId: OTHER, turnId: TURN, text: "other", state: "streaming", hasGap: false },
  });
});

test("pieces that overtake each other are put in their order, and one that comes twice counts once", () => {
  assert.deepEqual(changes(piece(1, " bike"), piece(1, " bike"), piece(0, "By"), piece(0, "By"), piece(2, ".")), [
    ["streaming", "", true],
    undefined,
    ["streaming", "By bike", false],
    undefined,
    ["streaming", "By bike.", false],
  ]);
});

test("after pieces that were lost the text waits for the whole", () => {
  assert.deepEqual(changes(piece(0, "By"), piece(7, " 12 min"), completed("By bike, 12 min")), [
    ["streaming", "By", false],
    ["streaming", "By", true],
    ["completed", "By bike, 12 min", false],
  ]);
});

test("a piece that comes after the end changes nothing, as do other messages", () => {
  assert.deepEqual(changes(completed("By bike"), piece(0, "By"), retracted(OTHER), piece(0, "x", OTHER), event(1)), [
    ["completed", "By bike", false],
    undefined,
    ["retracted", "", false],
    undefined,
    undefined,
  ]);
});

test("an answer survives a loss of the connection in its middle", async () => {
  const { service, client } = await conversation();
  const texts = new AnswerTexts();
  const shown = [];
  client.onAny((message) => {
    const answer = texts.take(message);
    if (answer !== undefined) shown.push(answer.text);
  });
  await service.connection.send(piece(0, "By"));
  await service.connection.drop();
  await service.pause();
  await service.connection.begin({ resumed: true });
  await service.connection.send(piece(4, "min"));
  await service.connection.send({ ...event(1), ...completed("By bike, 12 min") });
  assert.deepEqual(shown, ["By", "By", "By bike, 12 min"]);
});
