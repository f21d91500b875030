// Draws the board of tasks: words in, words out, nothing parsed as HTML. A row's name chooses its
// task, a city's name leads to its profile.
const SVG = "http://www.w3.org/2000/svg"

function element(parent, tag, name, words) {
  const made = document.createElement(tag)
  if (name) made.className = name
  if (words) made.textContent = words
  parent.appendChild(made)
  return made
}

// An interval is not parted at its dash.
function whole(words) {
  return words && words.replaceAll("–", "\u2060–\u2060")
}

function spark(parent, box, drawn) {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", `0 0 ${box[0]} ${box[1]}`)
  svg.setAttribute("preserveAspectRatio", "none")
  svg.setAttribute("aria-hidden", "true")
  for (const [name, d] of [["unripe", drawn.unripe], ["ripe", drawn.ripe]]) {
    if (!d) continue
    const path = document.createElementNS(SVG, "path")
    path.setAttribute("class", name)
    path.setAttribute("d", d)
    svg.appendChild(path)
  }
  parent.appendChild(svg)
}

function link(parent, city, follow) {
  const made = element(parent, "a", "city", city.name)
  made.href = city.address
  made.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    follow(city.code)
  }
}

function place(parent, head, city, follow) {
  const cell = element(parent, "td", "place")
  element(cell, "span", "head", head)
  if (!city) return void element(cell, "span", "muted", "—")
  if (city.address) link(cell, city, follow)
  else element(cell, "span", "city", city.name)
  cell.append(" ")
  element(cell, "span", "figure", city.value)
  element(cell, "div", "muted", whole(city.note))
}

function strip(parent, row, head) {
  const cell = element(parent, "td", "cities")
  element(cell, "span", "head", head)
  if (!row.strip.length) return
  const bar = element(cell, "div", "strip")
  bar.setAttribute("role", "img")
  bar.setAttribute("aria-label", row.alt)
  for (const part of row.strip) {
    const piece = element(bar, "span", "")
    piece.style.flexGrow = part.n
    piece.style.background = part.colour
    piece.title = part.label
  }
  const counted = element(cell, "div", "muted")
  for (const words of row.counted) {
    element(counted, "span", "piece", words)
    counted.append(" ")
  }
}

function name(parent, row, choose) {
  const cell = element(parent, "th", "task")
  cell.scope = "row"
  const button = element(cell, "button", "")
  button.type = "button"
  button.setAttribute("aria-pressed", row.chosen)
  element(button, "span", "clause", row.clause)
  element(button, "span", "name", row.name)
  button.onclick = (event) => { event.stopPropagation(); choose(row.key) }
}

function lead(parent, row) {
  const cell = element(parent, "td", "lead")
  element(cell, "div", "what", row.what)
  const line = element(cell, "div", "line")
  element(line, "span", "value", row.value)
  line.append(" ")
  element(line, "span", "muted", row.note)
}

function said(parent, row, box) {
  const cell = element(parent, "td", "said")
  const word = element(cell, "div", "word", row.word)
  word.style.color = row.tone
  if (row.spark) spark(cell, box, row.spark)
  if (row.goal) element(cell, "div", "muted", row.goal)
}

function others(parent, row, head) {
  const cell = element(parent, "td", "others")
  element(cell, "span", "head", row.others.length ? head : "")
  for (const other of row.others) {
    const line = element(cell, "span", "other")
    element(line, "span", "muted", other.name)
    line.append(" ")
    element(line, "span", "figure", other.value)
    const mark = element(line, "span", "mark", other.mark)
    mark.style.color = other.tone
    mark.title = other.word
  }
}

function draw(body, row, data, choose, follow) {
  const line = element(body, "tr", row.chosen ? "chosen" : "")
  line.onclick = (event) => { if (!event.target.closest("a, button")) choose(row.key) }
  name(line, row, choose)
  lead(line, row)
  said(line, row, data.box)
  others(line, row, data.heads[3])
  strip(line, row, data.heads[4])
  place(line, data.heads[5], row.best, follow)
  place(line, data.heads[6], row.weakest, follow)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("table")
  for (const [name, colour] of Object.entries(data.colours)) root.style.setProperty(`--${name}`, colour)
  root.replaceChildren()
  element(root, "caption", "", data.caption)
  const heads = element(element(root, "thead", ""), "tr", "")
  for (const head of data.heads) element(heads, "th", "", head).scope = "col"
  const body = element(root, "tbody", "")
  const choose = (key) => setTriggerValue("task", key)
  const follow = (code) => setTriggerValue("city", code)
  for (const row of data.rows) draw(body, row, data, choose, follow)
}
