# METADATA
# scope: package
# title: What would leave in an answer is passed, cut, replaced or refused, as the settings say
# description: |
#   For what the output gate finds: links by how they are followed and whose idea they are, what they carry, the host's instructions, calls
#   written as text, characters that nobody sees, personal data of others by its kind. A host that is listed, or known not to tell strangers what it is asked for, may be given
#   more; `wary` cuts where the conversation has read what nobody vouches for. A finding without a setting is refused.
# custom:
#   codes: [answer.finding_denied, answer.finding_redacted, answer.finding_replaced]
package agent.rules.answer.finding

import future.keywords.not

import data.agent.firewall.leaving
import data.settings

deny contains {"code": "answer.finding_denied"} if {
	some place in leaving.places
	not action[place] in {"pass", "redact", "replace"}
}

obligation contains {"type": "redact", "code": "answer.finding_redacted", "findings": places} if {
	places := sort([place | some place in leaving.places; action[place] == "redact"])
	count(places) > 0
}

obligation contains {"type": "replace", "code": "answer.finding_replaced", "with": words} if {
	some place in leaving.places
	action[place] == "replace"
}

default words := "[removed by the firewall]"

words := settings.answer["with"] if {
	is_string(settings.answer["with"])
	trim_space(settings.answer["with"]) != ""
}

action[place] := careful(asked[place]) if some place in leaving.places

asked[place] := settings.answer.listed[input.content.findings[place].rule] if {
	some place in leaving.places
	leaving.listed[place]
}

asked[place] := settings.answer.findings[input.content.findings[place].rule] if {
	some place in leaving.places
	not set_for_host[place]
}

# A kind of personal data without a setting of its own has that of its family: `answer.pii.` for `answer.pii.us_ssn`.
asked[place] := settings.answer.findings[leaving.family[place]] if {
	some place in leaving.places
	not set_for_host[place]
	not set_for_kind[place]
}

set_for_host contains place if {
	some place in leaving.places
	leaving.listed[place]
	settings.answer.listed[input.content.findings[place].rule]
}

set_for_kind contains place if {
	some place in leaving.places
	settings.answer.findings[input.content.findings[place].rule]
}

careful(word) := word if word != "wary"

careful("wary") := "pass" if vouched

careful("wary") := "redact" if not vouched

vouched if input.conversation.integrity in {"trusted", "endorsed", "generated"}
