const map = document.querySelector('[data-seat-map]');
if (map) map.classList.add('is-live');
