/** What the seat map needs beside the plan and the availability, which it fetches itself. */ export { };

//# sourceMappingURL=performance.view.js.map
