# METADATA
# scope: package
# title: An amount is a number, more than nothing, below the limit, and in a currency with a name
# custom:
#   codes: [payments.amount_refused, payments.currency_refused, payments.limit_exceeded]
package agent.rules.payments.amount

import future.keywords.not

import data.agent.firewall.call
import data.agent.firewall.payment
import data.agent.firewall.provenance

deny contains {"code": "payments.amount_refused", "argument": pointer} if {
	input.checkpoint == "tool_call"
	call.effects.pay
	some pointer, _ in payment.amounts
	not payment.sound[pointer]
	not guessed[pointer]
}

# A role that was only inferred denies nothing: a text in its place has no total, and `payments.approval` asks.
guessed contains pointer if {
	provenance.known
	input.action.inferred == true
	some pointer, amount in payment.amounts
	is_string(amount)
}

deny contains {"code": "payments.currency_refused", "argument": pointer} if {
	input.checkpoint == "tool_call"
	call.effects.pay
	call.roles.currency
	some pointer, argument in input.action.arguments
	argument.role == "currency"
	not type_name(argument.value) in {"string", "null"}
}

deny contains {"code": "payments.limit_exceeded"} if {
	input.checkpoint == "tool_call"
	call.effects.pay
	payment.limits
	payment.total
	not within
}

within if {
	is_number(payment.limits.refuse_above)
	payment.total <= payment.limits.refuse_above
}
