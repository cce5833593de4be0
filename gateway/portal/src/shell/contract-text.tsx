/** A sentence of the contracts, which are in English, with the code in it shown as such. */
export function ContractText({ text }: { text: string }) {
  const parts = text.split("`");
  return (
    <span lang="en">
      {parts.map((part, place) => {
        const key = `${place} ${part}`;
        return place % 2 === 1 ? <code key={key}>{part}</code> : part;
      })}
    </span>
  );
}
