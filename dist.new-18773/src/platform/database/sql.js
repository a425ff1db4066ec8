export function sqlOf(runner) {
    const run = async (statement, parameters = [])=>await runner.query(statement, parameters, true);
    return {
        manager: runner.manager,
        query: async (statement, parameters)=>(await run(statement, parameters)).records ?? [],
        execute: async (statement, parameters)=>(await run(statement, parameters)).affected ?? 0
    };
}
export function txOf(sql, afterCommit) {
    return {
        ...sql,
        afterCommit: (work)=>void afterCommit.push(work)
    };
}

//# sourceMappingURL=sql.js.map
