// Sets the size of type that all others are measured by, and says whether the screen is narrow.
export default function ({ data, setStateValue }) {
  const page = document.documentElement
  page.style.fontSize = data.size
  const narrow = window.matchMedia("(max-width: 640px)")
  const tell = () => {
    if (narrow.matches !== data.narrow) setStateValue("narrow", narrow.matches)
  }
  tell()
  narrow.addEventListener("change", tell)
  return () => {
    page.style.fontSize = ""
    narrow.removeEventListener("change", tell)
  }
}
