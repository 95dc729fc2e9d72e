// Light, dark, or as the screen is.

function createTheme(button) {
  const root = document.documentElement;
  const order = ['auto', 'light', 'dark'];
  const now = () => root.dataset.theme ?? 'auto';
  const show = () => {
    button.textContent = { auto: '◐', light: '☀', dark: '☾' }[now()];
    button.setAttribute('aria-label', `${words.theme}: ${words[now()]}`);
    button.title = `${words.theme}: ${words[now()]}`;
  };
  button.addEventListener('click', () => {
    const next = order[(order.indexOf(now()) + 1) % order.length];
    if (next === 'auto') delete root.dataset.theme;
    else root.dataset.theme = next;
    show();
  });
  show();
}
