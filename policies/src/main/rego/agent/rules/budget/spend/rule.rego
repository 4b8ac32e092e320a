# METADATA
# scope: package
# title: A conversation has a budget of money
# description: In each currency that has limits. In any other, each payment is approved.
# custom:
#   codes: [budget.spend_exceeded]
package agent.rules.budget.spend

import future.keywords.not

import data.agent.firewall.call
import data.agent.firewall.payment

deny contains {"code": "budget.spend_exceeded"} if {
	input.checkpoint == "tool_call"
	call.effects.pay
	payment.limits
	not within
}

within if {
	is_number(payment.limits.conversation_max)
	every sum in input.conversation.usage.spend {
		is_number(sum)
	}
	spent := object.get(input.conversation.usage.spend, payment.currency, 0)
	spent >= 0
	spent + cost <= payment.limits.conversation_max
}

cost := payment.total

cost := 0 if count(payment.amounts) == 0
