const UP = "M7 11v9H4v-9zM7 11l4-8c1.7 0 2.6 1 2.3 2.7L12.8 9H19c1.2 0 2 1 1.7 2.2l-1.7 7c-.2 1-1 1.8-2.1 1.8H7";

/** A thumb up or down, drawn here, as not every device has letters for it. */
export function Thumb({ points }: { points: "up" | "down" }) {
  return (
    <svg className="thumb" data-points={points} viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
      <path d={UP} />
    </svg>
  );
}
