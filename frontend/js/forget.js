/** <form data-forget>: before it is sent, all that pages of this address keep on the device goes. Browsers that know
 * the answer's Clear-Site-Data do the same themselves; what fails here does not hold the form back.
 */
export function setUpForget() {
  const form = document.querySelector("[data-forget]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await Promise.allSettled([stored(), databases(), pages()]);
    form.submit();
  });
}

async function stored() {
  localStorage.clear();
  sessionStorage.clear();
}

async function databases() {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
}

async function pages() {
  for (const name of await caches.keys()) await caches.delete(name);
}
