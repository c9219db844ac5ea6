/**
 * Reports when the page is about to be printed, and when that is over. While it lasts, the attribute `data-print` of
 * the root makes all colours light. `beforeprint` comes before the media changes, and some browsers change only the
 * media.
 */
export function onPrint(change: (isPrinting: boolean) => void): void {
  const { documentElement } = document;
  const set = (isPrinting: boolean) => {
    if (documentElement.hasAttribute("data-print") === isPrinting) return;
    documentElement.toggleAttribute("data-print", isPrinting);
    change(isPrinting);
  };
  addEventListener("beforeprint", () => set(true));
  addEventListener("afterprint", () => set(false));
  matchMedia("print").addEventListener("change", ({ matches }) => set(matches));
}
