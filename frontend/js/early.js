// Runs before the first paint, so that what a reader has decided for this device never flickers.
{
  const root = document.documentElement;
  for (const name of ["theme", "text", "contrast", "motion", "speech"]) {
    try {
      const value = localStorage.getItem(`display.${name}`);
      if (value) root.dataset[name] = value;
    } catch {
      // storage is switched off: the system's own settings hold
    }
  }
  root.classList.add("js");
}
