import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Shell } from "./shell/shell.tsx";
import "./styles/foundation.css";
import "./styles/shell.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root to show the portal in.");
createRoot(root).render(
  <StrictMode>
    <Shell />
  </StrictMode>,
);
