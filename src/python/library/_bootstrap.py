"""How a process ends: `_main` calls `_shutdown` when the main module is through, also after an
exception, which is reported before.

Threads begin in `threading._bootstrap_thread`, forked children in
`multiprocessing._bootstrap_process`; neither lets an exception out.
"""
import _kernel


def _shutdown():
    threading = _kernel.imported("threading")
    if threading is not None:
        threading._shutdown()
    asyncio = _kernel.imported("asyncio")
    if asyncio is not None:
        asyncio._report_forgotten()
    multiprocessing = _kernel.imported("multiprocessing")
    if multiprocessing is not None:
        multiprocessing._exit_function()
    atexit = _kernel.imported("atexit")
    if atexit is not None:
        atexit._run_exitfuncs()
