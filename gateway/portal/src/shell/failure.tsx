import { useShellMessages } from "./messages.ts";

/** What is shown in the place of a page that failed, such as when its files could not be fetched. */
export function Failure() {
  const messages = useShellMessages();
  return (
    <div className="prose" role="alert">
      <h1>{messages.failed}</h1>
      <p>{messages.failedFix}</p>
      <button type="button" onClick={() => location.reload()}>
        {messages.again}
      </button>
    </div>
  );
}
