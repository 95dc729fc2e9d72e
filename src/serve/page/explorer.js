const answer = await fetch("/api/stats");
document.querySelector("main").textContent = JSON.stringify(await answer.json());
