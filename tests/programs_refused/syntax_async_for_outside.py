def f():
    async for x in []:  # refused: 'async for' outside async function
        pass
