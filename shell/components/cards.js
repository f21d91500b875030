// Draws the cards: every word comes in as text and goes out as text, nothing is parsed as HTML.
const SVG = "http://www.w3.org/2000/svg"

function element(parent, tag, name, words) {
  const made = document.createElement(tag)
  made.className = name
  if (words !== undefined) made.textContent = words
  parent.appendChild(made)
  return made
}

function stroke(parent, tag, name, marks) {
  const made = document.createElementNS(SVG, tag)
  made.setAttribute("class", name)
  for (const [key, value] of Object.entries(marks)) made.setAttribute(key, value)
  parent.appendChild(made)
}

function line(parent, card) {
  const drawn = document.createElementNS(SVG, "svg")
  drawn.setAttribute("viewBox", `0 0 ${card.box[0]} ${card.box[1]}`)
  drawn.setAttribute("preserveAspectRatio", "none")
  drawn.setAttribute("role", "img")
  drawn.setAttribute("aria-label", card.alt)
  parent.appendChild(drawn)
  const { ripe, unripe, dot, target } = card.spark
  if (target !== null) stroke(drawn, "line", "goal", { x1: 0, x2: card.box[0], y1: target, y2: target })
  if (unripe) stroke(drawn, "path", "unripe", { d: unripe })
  if (ripe) stroke(drawn, "path", "ripe", { d: ripe })
  if (dot) stroke(drawn, "path", "dot", { d: `M${dot[0]} ${dot[1]}h0.01` })
}

function bars(parent, list) {
  const held = element(parent, "div", "bars")
  for (const bar of list) {
    element(held, "span", "label", bar.label)
    const track = element(held, "div", "track")
    const fill = element(track, "div", "fill")
    fill.style.width = `${Math.max(0, Math.min(100, bar.percent))}%`
    fill.style.setProperty("--bar", bar.colour)
    element(held, "span", "amount", bar.amount)
  }
  return held
}

function scale(held, place) {
  const percent = (share) => `${Math.max(0, Math.min(1, share)) * 100}%`
  element(held, "span", "label", place.label)
  const track = element(held, "div", "scale")
  track.style.setProperty("--bar", place.colour)
  const span = element(track, "div", "span")
  span.style.left = percent(place.lower)
  span.style.width = percent(place.upper - place.lower)
  element(track, "div", "point").style.left = percent(place.value)
  element(track, "div", "aim").style.left = percent(place.target)
}

// Eight parts each, so that the parts of neighbouring cards stand on one line.
function draw(parent, card) {
  const box = element(parent, "article", "card")
  box.setAttribute("aria-label", card.name)
  box.style.setProperty("--tone", card.tone)
  box.style.setProperty("--word", card.word)
  element(box, "div", "name", card.name)
  element(box, "div", "value", card.value)
  element(box, "div", "verdict", card.verdict)
  const ranges = element(box, "div", "ranges")
  for (const words of card.ranges) element(ranges, "div", "range", words)
  const chart = element(box, "div", "chart")
  if (card.spark) line(chart, card)
  element(box, "div", "month", card.month)
  const held = bars(box, card.bars)
  if (card.scale) scale(held, card.scale)
  element(box, "p", "sentence", card.sentence)
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".cards")
  root.style.setProperty("--columns", data.columns)
  root.style.setProperty("--three", Math.min(3, data.columns))
  root.style.setProperty("--two", Math.min(2, data.columns))
  for (const [name, colour] of Object.entries(data.colours)) root.style.setProperty(`--${name}`, colour)
  root.replaceChildren()
  for (const card of data.cards) draw(root, card)
}
