/** The preview frame loads again after each save, and keeps its place. */
export function setUpPreview() {
  const frames = [...document.querySelectorAll("iframe[data-preview]")];
  document.addEventListener("autosave:saved", () => {
    for (const frame of frames) {
      const { scrollX = 0, scrollY = 0 } = frame.contentWindow ?? {};
      frame.addEventListener("load", () => frame.contentWindow?.scrollTo(scrollX, scrollY), { once: true });
      frame.contentWindow?.location.reload();
    }
  });
}
