// Runs before the first paint, so that a chosen brightness or text size never flickers.
{
  const root = document.documentElement;
  for (const name of ["theme", "text"]) {
    try {
      const value = localStorage.getItem(`display.${name}`);
      if (value) root.dataset[name] = value;
    } catch {
      // storage is switched off: the system's own settings hold
    }
  }
  root.classList.add("js");
}
