# METADATA
# scope: package
# title: A payment is approved, but for a small one that the user dictated
# description: |
#   Asked for: amounts above `approve_above`, currencies without limits, calls with several currencies or without an amount,
#   and amounts that are not the user's own. Where the user's words were read and ask for a payment, only above
#   `unasked_max` of the level in `settings.provenance`, and for amounts that are neither the user's nor in `amounts`.
# custom:
#   codes: [payments.approval]
package agent.rules.payments.approval

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.payment
import data.agent.firewall.provenance

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

small if {
	provenance.settled.pay
	is_number(provenance.level.payments.unasked_max)
	payment.total <= provenance.level.payments.unasked_max
	every pointer, _ in payment.amounts {
		dictated[pointer]
	}
}

small if {
	provenance.settled.pay
	provenance.level.payments.unstated == "permit"
	count(payment.amounts) == 0
}

dictated contains pointer if some pointer in provenance.own

dictated contains pointer if {
	some pointer, worth in provenance.worth
	provenance.level.payments.amounts[worth] == true
}
