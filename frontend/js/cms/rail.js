// The rail is longer than most screens: where the reader is comes into sight, down the side or along the top.
export function setUpRail() {
  const frame = document.querySelector(".rail__inner");
  const current = frame?.querySelector("[aria-current=page]") ?? frame?.querySelector("[aria-current]");
  if (!current) return;
  const [place, whole] = [current.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollTop += place.top - whole.top - (frame.clientHeight - place.height) / 2;
  frame.scrollLeft += place.left - whole.left - (frame.clientWidth - place.width) / 2;
}
