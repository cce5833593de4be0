"""What a month of both gateways costs for a volume of requests and chats; services and databases are left out."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from scripts.costs.data import Assumption, Price

type Bill = dict[str, Decimal]

MILLION: Final = Decimal(1_000_000)
_KB_PER_GB: Final = Decimal(1_048_576)
_MINUTES_PER_HOUR: Final = Decimal(60)
_SECONDS_PER_HOUR: Final = Decimal(3600)
_MOST: Final = 1_000_000
FIREWALL: Final = "Firewall"
OPERATIONS: Final = "Operations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """A month: millions of requests, and chats that are open at any time."""

    millions: Decimal
    chats: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Model:
    """The two gateways under prices and assumptions."""

    prices: Mapping[str, Price]
    assumptions: Mapping[str, Assumption]

    def aws(self, volume: Volume) -> Bill:
        """A month of API Gateway's REST and WebSocket APIs with all that stands around them, by part."""
        calls = volume.millions * self._assumed("authorizer_share")
        work = calls * MILLION * self._assumed("authorizer_seconds") * self._assumed("authorizer_gb")
        return {
            "REST API": self._price("rest_requests_per_million", volume.millions),
            "WebSocket API, connections": self._price("websocket_minutes_per_million", self._minutes(volume) / MILLION),
            "WebSocket API, messages": self._price("websocket_messages_per_million", self._messages(volume) / MILLION),
            FIREWALL: self._firewall(volume),
            "Authorizer": self._price("function_calls_per_million", calls) + self._price("function_gb_second", work),
            # The link of the WebSocket API needs a load balancer of this kind in front of the services' own.
            "Network load balancer": self._balancer(volume, gigabytes=self._chat_gigabytes(volume)),
            **self._common(volume),
        }

    def envoy(self, volume: Volume) -> Bill:
        """A month of Envoy on Fargate behind a network load balancer, by part."""
        tasks = Decimal(self.tasks(volume))
        hours = self._assumed("hours_per_month")
        processors = self._price("container_cpu_hour", tasks * hours * self._assumed("envoy_processors"))
        memory = self._price("container_gb_hour", tasks * hours * self._assumed("envoy_gb"))
        return {
            "Containers": processors + memory,
            "Network load balancer": self._balancer(volume, gigabytes=self._gigabytes(volume)),
            **self._common(volume),
            OPERATIONS: self._assumed("operations_hours") * self._assumed("operations_hour_price"),
        }

    def tasks(self, volume: Volume) -> int:
        """How many tasks of Envoy the busiest minute needs."""
        seconds = self._assumed("hours_per_month") * _SECONDS_PER_HOUR
        peak = self._assumed("peak_factor") / seconds
        processors = volume.millions * MILLION * peak / self._assumed("envoy_requests_per_second")
        processors += self._messages(volume) * peak / self._assumed("envoy_messages_per_second")
        sockets = volume.chats * self._assumed("peak_factor") / self._assumed("envoy_sockets_per_gb")
        needed = max(processors / self._assumed("envoy_processors"), sockets / self._assumed("envoy_gb"))
        return max(math.ceil(needed), int(self._assumed("envoy_fewest_tasks")))

    def guarded_envoy(self, volume: Volume) -> Bill:
        """A month of Envoy behind the firewall that API Gateway has."""
        return self.envoy(volume) | {FIREWALL: self._firewall(volume)}

    def break_even(
        self, volume_of: Callable[[int], Volume], *, envoy: Callable[[Volume], Bill], cost: Callable[[Bill], Decimal]
    ) -> int | None:
        """The least number whose volume is cheaper on Envoy, as are larger ones; None if there is none."""

        def pays(number: int) -> bool:
            volume = volume_of(number)
            return cost(envoy(volume)) < cost(self.aws(volume))

        least, most = 0, _MOST
        if not pays(most):
            return None
        while least < most:
            middle = (least + most) // 2
            least, most = (least, middle) if pays(middle) else (middle + 1, most)
        return least

    def _firewall(self, volume: Volume) -> Decimal:
        fixed = self._price("firewall_acl", Decimal(1)) + self._price("firewall_rule", self._assumed("firewall_rules"))
        return fixed + self._price("firewall_requests_per_million", volume.millions)

    def _common(self, volume: Volume) -> Bill:
        logged = volume.millions * MILLION * self._assumed("log_kb") / _KB_PER_GB
        return {
            "Access log": self._price("log_gb", logged),
            "Data to the internet": self._price("data_out_gb", self._gigabytes(volume)),
        }

    def _balancer(self, volume: Volume, *, gigabytes: Decimal) -> Decimal:
        hours = self._assumed("hours_per_month")
        by_sockets = volume.chats / 100_000
        units = max(gigabytes / hours, by_sockets)
        return self._price("network_balancer_hour", hours) + self._price("network_balancer_unit_hour", units * hours)

    def _minutes(self, volume: Volume) -> Decimal:
        return volume.chats * self._assumed("hours_per_month") * _MINUTES_PER_HOUR

    def _messages(self, volume: Volume) -> Decimal:
        each = self._assumed("messages_up_per_minute") + self._assumed("messages_down_per_minute")
        return self._minutes(volume) * each

    def _gigabytes(self, volume: Volume) -> Decimal:
        return volume.millions * MILLION * self._assumed("answer_kb") / _KB_PER_GB + self._chat_gigabytes(volume)

    def _chat_gigabytes(self, volume: Volume) -> Decimal:
        down = self._minutes(volume) * self._assumed("messages_down_per_minute")
        return down * self._assumed("message_kb") / _KB_PER_GB

    def _price(self, name: str, units: Decimal) -> Decimal:
        return self.prices[name].of(units)

    def _assumed(self, name: str) -> Decimal:
        return self.assumptions[name].value


def requests_of(millions: int) -> Volume:
    """So many millions of requests and no chats."""
    return Volume(millions=Decimal(millions))


def chats_of(number: int) -> Volume:
    """So many chats and no requests."""
    return Volume(millions=Decimal(0), chats=Decimal(number))


def total(bill: Bill) -> Decimal:
    """The whole bill."""
    return sum(bill.values(), start=Decimal(0))


def without_operations(bill: Bill) -> Decimal:
    """What is paid to AWS alone."""
    return total({name: cost for name, cost in bill.items() if name != OPERATIONS})
