/** The title of a page as tabs and bookmarks have it. */
export function documentTitle(page: string): string {
  return `${page} · MobilityCorp developers`;
}
