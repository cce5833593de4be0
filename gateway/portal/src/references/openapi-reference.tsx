import { createApiReference } from "@scalar/api-reference";
import "@scalar/api-reference/style.css";
import { useEffect, useRef } from "react";

import { currentSession, provideToken } from "../session/session.ts";
import { useIsDark } from "../shell/theme.ts";
import "./references.css";

type Configuration = Parameters<typeof createApiReference>[1];

/** The reference of an OpenAPI document, in which requests can be tried with the token of the session. */
export function OpenApiReference({ title, url }: { title: string; url: string }) {
  const place = useRef<HTMLDivElement>(null);
  const isDark = useIsDark();

  useEffect(() => {
    if (!place.current) return undefined;
    // React may do this twice for one element, which Scalar may not be mounted in twice.
    const element = place.current.appendChild(document.createElement("div"));
    const reference = createApiReference(element, configuration({ title, url, isDark }));
    return () => {
      reference.destroy();
      element.remove();
    };
  }, [title, url, isDark]);

  return <div className="openapi-reference" ref={place} />;
}

/** Nothing is fetched from elsewhere: no fonts, no proxy, no telemetry, no agent, and requests go to this origin. */
function configuration(options: { title: string; url: string; isDark: boolean }): Configuration {
  return {
    title: options.title,
    url: options.url,
    servers: [{ url: location.origin }],
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: "never",
    persistAuth: false,
    hideDarkModeToggle: true,
    forceDarkModeState: options.isDark ? "dark" : "light",
    documentDownloadType: "json",
    defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
    authentication: { preferredSecurityScheme: "bearerAuth" },
    operationTitleSource: "summary",
    orderSchemaPropertiesBy: "preserve",
    onBeforeRequest: authorize,
  };
}

/** Give a request the token of who is signed in, unless one was typed. */
async function authorize({ request }: { request: Request }): Promise<void> {
  if (currentSession().kind === "none" || hasToken(request)) return;
  const { token } = await provideToken("connect");
  request.headers.set("Authorization", `Bearer ${token}`);
}

function hasToken(request: Request): boolean {
  return /^Bearer \S+\.\S+\.\S+$/.test(request.headers.get("Authorization") ?? "");
}
