// The browser's way back: one step per choice of the reader and per page, and no other.
// Streamlit takes every code that a page writes into its own link for a step of its own, and another
// when a page is left by a click, so that a reader went back several times before the page before came
// again. Here changes of one moment are one step, and codes that are only added are none.
const DONE = Symbol.for("dashboard.way_back")
const MOMENT = 300 // milliseconds

function onlyGains(before, after) {
  const held = new URL(after).searchParams
  return [...new URL(before).searchParams].every(([name, code]) => held.get(name) === code)
}

function gather() {
  const push = history.pushState.bind(history)
  const replace = history.replaceState.bind(history)
  let before = null // the link as it stood when the moment began
  let timer = 0
  const forget = () => { clearTimeout(timer); before = null }
  const settle = () => {
    const [from, to] = [before, location.href]
    forget()
    if (from === null || from === to || onlyGains(from, to)) return
    replace(history.state, "", from)
    push(history.state, "", to)
  }
  history.pushState = (state, title, address) => {
    const next = new URL(address ?? "", location.href)
    if (next.pathname === location.pathname) {
      before ??= location.href
      clearTimeout(timer)
      timer = setTimeout(settle, MOMENT)
      return replace(state, title, next.href)
    }
    if (before !== null) replace(history.state, "", before) // these codes belong to the next page
    forget()
    push(state, title, next.href)
  }
  window.addEventListener("popstate", forget, true)
}

if (!history[DONE]) {
  history[DONE] = true
  gather()
}
