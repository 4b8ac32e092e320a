# METADATA
# scope: package
# title: What a payment costs
# description: Undefined where it cannot be told; the rules then ask or deny.
package agent.firewall.payment

import data.agent.firewall.call
import data.settings

# METADATA
# title: Amounts
# description: Every argument with the role `amount`, null ones left out as if they had not been given.
amounts[pointer] := argument.value if {
	call.roles.amount
	some pointer, argument in input.action.arguments
	argument.role == "amount"
	argument.value != null
}

# METADATA
# title: Sound
# description: Amounts that can be held to a limit. A string cannot, and neither can less than nothing.
sound contains pointer if {
	some pointer, amount in amounts
	is_number(amount)
	amount > 0
}

# METADATA
# title: Total
total := sum([amount | some amount in amounts]) if {
	count(amounts) > 0
	count(sound) == count(amounts)
}

currencies contains argument.value if {
	call.roles.currency
	some argument in input.action.arguments
	argument.role == "currency"
	argument.value != null
}

# METADATA
# title: Currency
# description: The one currency of the call, empty for a tool that knows but one.
currency := "" if count(currencies) == 0

currency := named if {
	count(currencies) == 1
	some named in currencies
	is_string(named)
}

# METADATA
# title: Limits
# description: Undefined for a currency without limits, and for a call with several currencies.
limits := settings.limits.payments[currency]
