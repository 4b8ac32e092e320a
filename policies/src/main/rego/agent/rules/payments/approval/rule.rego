# METADATA
# scope: package
# title: A payment is approved, but for a small one that the user dictated
# description: |
#   Asked for: amounts above `approve_above`, currencies without limits, calls with several currencies or without an amount,
#   and amounts that are not the user's own.
# custom:
#   codes: [payments.approval]
package agent.rules.payments.approval

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.payment

obligation contains {"type": "approval", "by": approver.payment, "code": "payments.approval"} if {
	input.checkpoint == "tool_call"
	call.effects.pay
	not small
}

small if {
	is_number(payment.limits.approve_above)
	payment.total <= payment.limits.approve_above
	every pointer, _ in payment.amounts {
		input.action.arguments[pointer].integrity in {"trusted", "endorsed"}
	}
}
