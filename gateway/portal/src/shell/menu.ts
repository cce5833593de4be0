import { useEffect, useState } from "react";

/** Whether the menu is open. Escape closes it, and so does a press anywhere else. */
export function useMenu(): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      document.querySelector<HTMLElement>(".bar .menu")?.focus();
    };
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Element && !event.target.closest(".pages, .bar")) setOpen(false);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress);
    };
  }, [isOpen]);
  return [isOpen, setOpen];
}
