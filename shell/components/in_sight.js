// Scrolls to a place of the page each time that it is asked for, if it stands in the lower part of
// the screen or below it; see in_sight.py. Drawings above may still take their height, so it looks
// again for a moment, unless the reader has moved by then.
const DONE = Symbol.for("dashboard.in_sight")
const LOOKS = [0, 200, 600, 1200, 2000] // milliseconds
const MOVES = ["wheel", "touchmove", "keydown", "pointerdown"]
const LOWER = 0.5 // of the screen's height

function follow(place) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  let came = false
  const look = () => {
    const found = document.querySelector(`.st-key-${place}`)
    if (!found) return
    const top = found.getBoundingClientRect().top
    if (!came && top < LOWER * window.innerHeight) return
    if (came && Math.abs(top) < 0.2 * window.innerHeight) return
    found.style.scrollMarginTop = "4rem"
    found.scrollIntoView({ behavior: still || came ? "auto" : "smooth", block: "start" })
    came = true
  }
  const timers = LOOKS.map((wait) => setTimeout(look, wait))
  const stop = () => {
    timers.forEach(clearTimeout)
    for (const move of MOVES) window.removeEventListener(move, stop, true)
  }
  for (const move of MOVES) window.addEventListener(move, stop, true)
  timers.push(setTimeout(stop, LOOKS[LOOKS.length - 1] + 100))
}

export default function ({ data }) {
  const done = (window[DONE] ??= {})
  if (data.turn <= (done[data.place] ?? 0)) return
  done[data.place] = data.turn
  follow(data.place)
}
