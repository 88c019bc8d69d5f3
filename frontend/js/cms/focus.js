// [data-focus]: a click on the picture moves the sliders of its focus; the mark shows where it is.
export function setUpFocus() {
  const frame = document.querySelector("[data-focus]");
  const x = document.querySelector("[name=focus_x]");
  const y = document.querySelector("[name=focus_y]");
  if (!frame || !x || !y) return;
  const mark = frame.querySelector("[data-focus-mark]");
  const show = () => {
    mark.hidden = false;
    mark.style.setProperty("left", `${x.value}%`);
    mark.style.setProperty("top", `${y.value}%`);
  };
  frame.addEventListener("click", ({ clientX, clientY }) => {
    const { left, top, width, height } = frame.querySelector("img").getBoundingClientRect();
    x.value = Math.round((100 * (clientX - left)) / width);
    y.value = Math.round((100 * (clientY - top)) / height);
    show();
  });
  x.addEventListener("input", show);
  y.addEventListener("input", show);
  show();
}
