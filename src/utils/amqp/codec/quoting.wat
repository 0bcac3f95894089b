;; Puts a backslash before each quote and backslash of a text, sixteen bytes at a time.
;; `npm run generate` makes quoting-code.ts of it.
(module
  ;; 1 MiB for what is read, then 2 MiB for what is written; of both only what is used takes memory.
  (memory (export "memory") 49)

  ;; Reads the bytes from $from to $end, writes to $to on, and gives where that ends. Both need 32 bytes of room behind.
  (func (export "quote") (param $from i32) (param $end i32) (param $to i32) (result i32)
    (local $bytes v128) (local $found i32) (local $place i32)
    (block $finished
      (loop $block
        (br_if $finished (i32.ge_u (local.get $from) (local.get $end)))
        (local.set $bytes (v128.load (local.get $from)))
        (v128.store (local.get $to) (local.get $bytes))
        ;; A bit for each byte that is a quote or a backslash.
        (local.set $found
          (i8x16.bitmask
            (v128.or
              (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x22)))
              (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x5c))))))
        ;; None for the bytes behind the end.
        (if (i32.lt_u (i32.sub (local.get $end) (local.get $from)) (i32.const 16))
          (then
            (local.set $found
              (i32.and
                (local.get $found)
                (i32.sub
                  (i32.shl (i32.const 1) (i32.sub (local.get $end) (local.get $from)))
                  (i32.const 1))))))
        (block $written
          (loop $each
            (br_if $written (i32.eqz (local.get $found)))
            ;; From there on all is written once more, one place further.
            (local.set $place (i32.ctz (local.get $found)))
            (i32.store8 (i32.add (local.get $to) (local.get $place)) (i32.const 0x5c))
            (v128.store offset=1
              (i32.add (local.get $to) (local.get $place))
              (v128.load (i32.add (local.get $from) (local.get $place))))
            (local.set $to (i32.add (local.get $to) (i32.const 1)))
            ;; Without the lowest bit.
            (local.set $found (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1))))
            (br $each)))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (br $block)))
    ;; The last sixteen may have been fewer.
    (i32.sub (local.get $to) (i32.sub (local.get $from) (local.get $end)))))
