// Starts the GOV.UK components on the page, and on every part that htmx puts in later.
import { initAll } from './govuk-frontend.min.js'

// A phone begins with the filters folded away, a desk with them open; without this script they are open.
function foldFilters (scope) {
  if (window.matchMedia('(max-width: 40.0525em)').matches) {
    for (const panel of scope.querySelectorAll('details[data-fold-when-narrow]')) {
      panel.open = false
    }
  }
}

initAll()
foldFilters(document)
document.addEventListener('htmx:load', (event) => {
  if (event.target !== document.body) {
    initAll({ scope: event.target })
    foldFilters(event.target)
  }
})
