import { Link } from "wouter";

import { pageOf } from "../pages.ts";
import { useLanguage } from "../shell/language.ts";
import { useShellMessages } from "../shell/messages.ts";

export default function NotFound() {
  const messages = useShellMessages();
  const language = useLanguage();
  const start = pageOf("start");
  return (
    <div className="prose">
      <h1>{messages.notFound}</h1>
      <p>{messages.notFoundFix}</p>
      <p>
        <Link href={start.path}>{start.title[language]}</Link>
      </p>
    </div>
  );
}
