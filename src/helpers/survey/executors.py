"""Where the parts are worked on: processes of this machine, or the workers of a Dask cluster."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol, TypeVar

from helpers.ledger import processes

_Result = TypeVar("_Result")


class ExecutorError(RuntimeError):
    """The executor cannot be had or was lost; the message says what to do."""


class Workers(Protocol):
    """Something that runs functions elsewhere. `died` are the errors of a task whose process ended."""

    died: tuple[type[BaseException], ...]

    @property
    def number(self) -> int:
        """How many functions it runs at a time."""
        ...

    def submit(self, do: Callable[..., _Result], *given: Any) -> "Future[_Result]":  # Any: as `do` takes them
        """Run a function and return its future."""
        ...

    def renew(self) -> None:
        """Make it usable again after a process ended."""
        ...

    def close(self) -> None:
        """End it, and drop what waits."""
        ...


class Processes:
    """Processes of this machine."""

    died: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, number: int) -> None:
        self._number = number
        self._pool = self._started()

    @property
    def number(self) -> int:
        """How many processes there are."""
        return self._number

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._number, mp_context=processes.context(), initializer=processes.begun)

    def submit(self, do: Callable[..., _Result], *given: Any) -> "Future[_Result]":  # Any: as `do` takes them
        """Run a function in one of the processes."""
        try:
            return self._pool.submit(do, *given)
        except BrokenProcessPool:
            self.renew()
            return self._pool.submit(do, *given)

    def renew(self) -> None:
        """Start new processes in the place of those of which one ended."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._started()

    def close(self) -> None:
        """End the processes after what they do at the moment."""
        self._pool.shutdown(wait=True, cancel_futures=True)


class Cluster:
    """The workers of a Dask cluster; they need the same program and the same paths to the pages."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client, KilledWorker
        except ImportError:
            raise ExecutorError(
                "a cluster needs the packages dask and distributed; install them with "
                "`python -m pip install -r requirements-cluster.txt -c constraints.txt`."
            ) from None
        self.died: tuple[type[BaseException], ...] = (KilledWorker,)
        try:
            self._client = Client(address, timeout=30, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            first = str(error).partition("\n")[0]
            raise ExecutorError(
                f"{address}: no scheduler answers there ({first}); check the address."
            ) from None
        self._executor: Executor = self._client.get_executor(pure=False)

    @property
    def number(self) -> int:
        """How many tasks the workers take at a time; one where none has come yet."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, do: Callable[..., _Result], *given: Any) -> "Future[_Result]":  # Any: as `do` takes them
        """Run a function on one of the workers; if that one is lost, on another."""
        return self._executor.submit(do, *given)

    def renew(self) -> None:
        """Nothing has to be done: the scheduler gives a lost worker's tasks to the others."""

    def close(self) -> None:
        """Leave the cluster, which goes on."""
        self._executor.shutdown(wait=False)  # which drops what waits
        self._client.close()


def workers(jobs: int, scheduler: str | None) -> Workers:
    """Return the workers of a cluster where its scheduler's address is given, else processes. Raises ExecutorError."""
    return Cluster(scheduler) if scheduler else Processes(jobs)
