export { ChatReference as default } from "../references/chat-reference.tsx";
