/** Offers the icon on the home screen where the browser can make one; "no" is kept for good. */
const REFUSED = "install.no";

export function setUpInstall() {
  const panels = document.querySelectorAll("[data-install]");
  if (!panels.length || matchMedia("(display-mode: standalone)").matches) return;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    for (const panel of panels) if (!dismissed(panel)) offer(panel, event);
  });
  addEventListener("appinstalled", () => panels.forEach((panel) => (panel.hidden = true)));
}

function dismissed(panel) {
  return panel.querySelector("[data-install-no]") && localStorage.getItem(REFUSED) !== null;
}

function offer(panel, event) {
  panel.hidden = false;
  panel.querySelector("[data-install-yes]").onclick = async () => {
    await event.prompt();
    panel.hidden = true;
  };
  const refuse = panel.querySelector("[data-install-no]");
  if (refuse) {
    refuse.onclick = () => {
      localStorage.setItem(REFUSED, "1");
      panel.hidden = true;
    };
  }
}
