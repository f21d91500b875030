// Gathers the changes that one moment makes to the page's link; see way_back.py.
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

export default function () {
  if (history[DONE]) return
  history[DONE] = true
  gather()
}
