"""asyncio.events: where CPython defines these names."""
from asyncio import (
    AbstractEventLoop, AbstractEventLoopPolicy, AbstractServer, Handle, TimerHandle,
    get_event_loop, get_event_loop_policy, get_running_loop, new_event_loop, set_event_loop,
    set_event_loop_policy)
