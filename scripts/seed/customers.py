"""The customers that the local issuer knows by name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SeededCustomer:
    """A made-up customer.

    Attributes:
        name: what one asks the local issuer for.
        subject: the ``sub`` claim of the customer's tokens.
        locale: the language of messages to the customer.
        payment_method_token: the stored way to pay, without which nothing can be confirmed.
    """

    name: str
    subject: str
    locale: str
    payment_method_token: str | None = "pm_sandbox_visa"


CUSTOMERS = (
    SeededCustomer(name="aino", subject="customer-aino", locale="fi"),
    SeededCustomer(name="bram", subject="customer-bram", locale="nl"),
    SeededCustomer(name="chiara", subject="customer-chiara", locale="it"),
    SeededCustomer(name="diego", subject="customer-diego", locale="es"),
    SeededCustomer(name="erika", subject="customer-erika", locale="de", payment_method_token=None),
)
