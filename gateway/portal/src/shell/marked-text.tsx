/** A sentence in which the code between back quotes is shown as such. */
export function MarkedText({ text }: { text: string }) {
  return text.split("`").map((part, place) => {
    const key = `${place} ${part}`;
    return place % 2 === 1 ? <code key={key}>{part}</code> : part;
  });
}

/** A sentence of the contracts, which are in English. */
export function ContractText({ text }: { text: string }) {
  return (
    <span lang="en">
      <MarkedText text={text} />
    </span>
  );
}
