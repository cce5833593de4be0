import { createApiReference } from "@scalar/api-reference";
import "@scalar/api-reference/style.css";
import { useEffect, useRef, useState } from "react";
import { useErrorBoundary } from "react-error-boundary";

import { currentSession, provideToken } from "../session/session.ts";
import { useShellMessages } from "../shell/messages.ts";
import { useIsDark } from "../shell/theme.ts";
import { fullAnchor, type OpenApiDocument, tagSlug } from "./openapi-document.ts";
import "./openapi-reference.css";

type Configuration = Parameters<typeof createApiReference>[1];

/** The reference of the OpenAPI document at an address, in which requests can be tried with the token of the session. */
export function OpenApiReference({ url }: { url: string }) {
  const { loading } = useShellMessages();
  const document = useDocument(url);
  return document ? <Reference document={document} /> : <p className="quiet" role="status">{loading}</p>;
}

function Reference({ document }: { document: OpenApiDocument }) {
  const place = useRef<HTMLDivElement>(null);
  const isDark = useIsDark();

  useEffect(() => {
    if (!place.current) return undefined;
    const follow = () => {
      const anchor = fullAnchor(location.hash, document);
      if (anchor) location.replace(anchor);
    };
    follow();
    addEventListener("hashchange", follow);
    // React may do this twice for one element, which Scalar may not be mounted in twice.
    const element = place.current.appendChild(globalThis.document.createElement("div"));
    const reference = createApiReference(element, configuration({ document, isDark }));
    return () => {
      removeEventListener("hashchange", follow);
      reference.destroy();
      element.remove();
    };
  }, [document, isDark]);

  return <div className="openapi-reference foreign" ref={place} />;
}

/** Nothing is fetched from elsewhere: no fonts, no proxy, no telemetry, no agent, and requests go to this origin. */
function configuration({ document, isDark }: { document: OpenApiDocument; isDark: boolean }): Configuration {
  return {
    content: { ...document },
    servers: [{ url: location.origin }],
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: "never",
    persistAuth: false,
    hideDarkModeToggle: true,
    forceDarkModeState: isDark ? "dark" : "light",
    documentDownloadType: "json",
    defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
    authentication: { preferredSecurityScheme: "bearerAuth" },
    orderSchemaPropertiesBy: "preserve",
    generateTagSlug: ({ name }) => tagSlug(name ?? ""),
    generateOperationSlug: ({ operationId, method, path }) => operationId ?? `${method}${path}`,
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

function useDocument(url: string): OpenApiDocument | undefined {
  const [document, setDocument] = useState<OpenApiDocument>();
  const { showBoundary } = useErrorBoundary();
  useEffect(() => {
    const leaving = new AbortController();
    load(url, leaving.signal).then(setDocument, (failure: unknown) => {
      if (!leaving.signal.aborted) showBoundary(failure);
    });
    return () => leaving.abort();
  }, [url, showBoundary]);
  return document;
}

async function load(url: string, signal: AbortSignal): Promise<OpenApiDocument> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The contract was answered with ${response.status}.`);
  return (await response.json()) as OpenApiDocument;
}
